'use client';

import { Failure, type FailureProps } from '@/components/shell/failure';

/** Where even the shell could not be drawn: while the API is away, for one. */
export default function RootError(props: FailureProps) {
  return (
    <main className="flex min-h-dvh" id="main">
      <Failure {...props} />
    </main>
  );
}
