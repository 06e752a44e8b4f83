'use client';

import { useLocale } from 'next-intl';
import { startTransition, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Language } from '#generator/blueprint/schema.ts';
import type { ReadReply, WorkerRequest } from './protocol.ts';
import { type Reading, type ReadWorker, SpecReader } from './spec-reader.ts';

function startWorker(
  readerLanguage: Language,
  onReply: (reply: ReadReply) => void,
  onCrash: () => void,
): ReadWorker {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'spec-reader' });
  worker.onmessage = ({ data }: MessageEvent<ReadReply>) => onReply(data);
  worker.onerror = onCrash;
  return {
    post: (request) => worker.postMessage({ ...request, readerLanguage } satisfies WorkerRequest),
    terminate: () => worker.terminate(),
  };
}

/**
 * Reads a text as it changes. `onReading` hears of each reading at once, before the page draws what it means: the marks
 * in the editor must not wait for fifty cards. `failed` is true while the newest text
 * could not be read at all.
 */
export function useReading(initialText: string, fileName: string, onReading: (reading: Reading) => void) {
  const readerLanguage = useLocale() === 'es' ? 'es' : 'en';
  const tell = useEffectEvent(onReading);
  const reader = useRef<SpecReader>(null);
  const [reading, setReading] = useState<Reading | null>(null);
  const [failed, setFailed] = useState(false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: later texts come through `read`.
  useEffect(() => {
    const created = new SpecReader(
      (onReply, onCrash) => startWorker(readerLanguage, onReply, onCrash),
      (next) => {
        tell(next);
        startTransition(() => {
          setFailed(false);
          setReading(next);
        });
      },
      () => setFailed(true),
    );
    reader.current = created;
    created.read(initialText, fileName);
    return () => {
      created.close();
      reader.current = null;
    };
  }, [fileName, readerLanguage]);

  return { reading, failed, read: (text: string) => reader.current?.read(text, fileName) };
}
