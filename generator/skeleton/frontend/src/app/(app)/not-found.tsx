import { Missing } from '@/components/shell/missing';

export default function AppNotFound() {
  return <Missing home="/dashboard" />;
}
