'use client';

import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { SpecEditor, type SpecEditorHandle } from '#components/spec/editor/spec-editor.tsx';
import { useReading } from '#components/spec/reader/use-reading.ts';
import type { OptionOverrides } from '#components/spec/understanding/options.tsx';
import { UnderstandingPanel } from '#components/spec/understanding/panel.tsx';
import { SplitPane } from '#components/ui/split-pane.tsx';

/** The product's own editor and reader, on this page alone: nothing typed here leaves the browser. */
export function TryItLive({ example }: { example: { text: string; fileName: string } }) {
  const t = useTranslations('spec');
  const editor = useRef<SpecEditorHandle>(null);
  const [overrides, setOverrides] = useState<OptionOverrides>({});
  const { reading, failed, read } = useReading(example.text, example.fileName, ({ text, result }) =>
    editor.current?.showReading(text, result),
  );
  return (
    <div className="flex h-full flex-col">
      <SplitPane label={t('pane.divider')}>
        <section aria-label={t('editor.label')} className="min-h-0 min-w-0 max-lg:max-h-56">
          <SpecEditor
            className="h-full"
            fileName={example.fileName}
            handle={editor}
            initialText={example.text}
            onChange={read}
            reading={reading}
          />
        </section>
        <section aria-label={t('pane.understood')} className="min-h-0 min-w-0 bg-canvas max-lg:border-t">
          <UnderstandingPanel
            failed={failed}
            onInsert={(text) => editor.current?.replaceText(text)}
            onJump={(line, column) => editor.current?.jumpTo(line, column)}
            onOverrides={setOverrides}
            overrides={overrides}
            reading={reading}
            readOnly={false}
          />
        </section>
      </SplitPane>
    </div>
  );
}
