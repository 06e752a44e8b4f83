import { project } from '@/lib/project';

export default function LandingPage() {
  return <h1>{project.name}</h1>;
}
