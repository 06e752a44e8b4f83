/** A sentence whose names stand in backquotes, with those names as code. */
export function Named({ text }: { text: string }) {
  return text.split('`').map((part, index) =>
    index % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: a sentence's parts never change places.
      <code className="rounded-sm bg-sunken px-1 font-mono text-[0.92em]" key={index}>
        {part}
      </code>
    ) : (
      part
    ),
  );
}
