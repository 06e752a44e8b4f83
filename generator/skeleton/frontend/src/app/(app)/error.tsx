'use client';

import { Failure, type FailureProps } from '@/components/shell/failure';

/** Inside the shell: the ways to all other pages stay. */
export default function AppError(props: FailureProps) {
  return <Failure {...props} />;
}
