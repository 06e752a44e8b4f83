'use client';

import { type Editor, EditorContent, useEditor, useEditorState } from '@tiptap/react';
import StarterKit from '@tiptap/starter-kit';
import {
  Bold,
  Code,
  Heading2,
  Italic,
  List,
  ListOrdered,
  type LucideIcon,
  Redo2,
  Strikethrough,
  TextQuote,
  Undo2,
} from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { controlStyle } from '@/components/ui/control';
import { Toolbar, ToolbarButton, ToolbarSeparator } from './toolbar';
import { cn } from '@/lib/cn';
import { isClearable } from '@/lib/entity/fields';
import type { InputProps } from '@/lib/entity/overrides';
import { controlProps } from './control-props';
import './rich-text.css';

type Tool = {
  name: string;
  icon: LucideIcon;
  run: (editor: Editor) => boolean;
  /** Which mark or node it switches, to show whether it is on. */
  active?: (editor: Editor) => boolean;
  can?: (editor: Editor) => boolean;
};

const GROUPS: readonly (readonly Tool[])[] = [
  [
    {
      name: 'bold',
      icon: Bold,
      run: (editor) => editor.chain().focus().toggleBold().run(),
      active: (editor) => editor.isActive('bold'),
    },
    {
      name: 'italic',
      icon: Italic,
      run: (editor) => editor.chain().focus().toggleItalic().run(),
      active: (editor) => editor.isActive('italic'),
    },
    {
      name: 'strike',
      icon: Strikethrough,
      run: (editor) => editor.chain().focus().toggleStrike().run(),
      active: (editor) => editor.isActive('strike'),
    },
    {
      name: 'code',
      icon: Code,
      run: (editor) => editor.chain().focus().toggleCode().run(),
      active: (editor) => editor.isActive('code'),
    },
  ],
  [
    {
      name: 'heading',
      icon: Heading2,
      run: (editor) => editor.chain().focus().toggleHeading({ level: 2 }).run(),
      active: (editor) => editor.isActive('heading', { level: 2 }),
    },
    {
      name: 'bullets',
      icon: List,
      run: (editor) => editor.chain().focus().toggleBulletList().run(),
      active: (editor) => editor.isActive('bulletList'),
    },
    {
      name: 'numbers',
      icon: ListOrdered,
      run: (editor) => editor.chain().focus().toggleOrderedList().run(),
      active: (editor) => editor.isActive('orderedList'),
    },
    {
      name: 'quote',
      icon: TextQuote,
      run: (editor) => editor.chain().focus().toggleBlockquote().run(),
      active: (editor) => editor.isActive('blockquote'),
    },
  ],
  [
    {
      name: 'undo',
      icon: Undo2,
      run: (editor) => editor.chain().focus().undo().run(),
      can: (editor) => editor.can().undo(),
    },
    {
      name: 'redo',
      icon: Redo2,
      run: (editor) => editor.chain().focus().redo().run(),
      can: (editor) => editor.can().redo(),
    },
  ],
];

/** Formatted text, kept as HTML of the few elements the editor knows. */
export default function RichInput(props: InputProps) {
  const { id, disabled } = props;
  const value = typeof props.value === 'string' ? props.value : '';
  const none = isClearable(props.field) ? null : '';
  const { autoFocus, disabled: _disabled, ...control } = controlProps(props);
  const editor = useEditor({
    extensions: [StarterKit.configure({ link: { openOnClick: false } })],
    content: value,
    editable: !disabled,
    autofocus: autoFocus === true,
    immediatelyRender: false,
    editorProps: {
      attributes: {
        ...Object.fromEntries(
          Object.entries(control).flatMap(([name, said]) =>
            said === undefined ? [] : [[name, String(said)] as const],
          ),
        ),
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-labelledby': `${id}-label`,
        class: 'rich-text min-h-32 max-h-[28rem] overflow-y-auto px-3 py-2 text-base outline-none md:text-sm',
      },
    },
    onUpdate: ({ editor: changed }) => props.onChange(changed.isEmpty ? none : changed.getHTML()),
    onBlur: () => props.onBlur(),
  });
  useEffect(() => {
    // What comes from elsewhere: a draft, an undone change, the other version of a conflict.
    if (editor && !editor.isFocused && value !== (editor.isEmpty ? '' : editor.getHTML()))
      editor.commands.setContent(value, { emitUpdate: false });
  }, [editor, value]);
  useEffect(() => {
    editor?.setEditable(!disabled, false);
  }, [editor, disabled]);
  return (
    <div
      className={cn(
        controlStyle,
        'overflow-hidden focus-within:border-ring focus-within:ring-3 focus-within:ring-ring/25',
        props.invalid && 'border-destructive',
      )}
    >
      {editor ? <Tools disabled={disabled} editor={editor} /> : null}
      <EditorContent editor={editor} />
    </div>
  );
}

function Tools({ editor, disabled }: { editor: Editor; disabled: boolean }) {
  const t = useTranslations('form.rich');
  const state = useEditorState({
    editor,
    selector: ({ editor: current }) =>
      GROUPS.flat().map(({ active, can }) => ({ on: active?.(current), can: can?.(current) ?? true })),
  });
  return (
    <Toolbar aria-label={t('toolbar')}>
      {GROUPS.map((group, index) => [
        index > 0 ? <ToolbarSeparator key={`before-${group[0]?.name}`} /> : null,
        ...group.map((tool) => {
          const { on, can } = state[GROUPS.flat().indexOf(tool)] ?? { on: undefined, can: true };
          return (
            <ToolbarButton
              aria-label={t(tool.name)}
              aria-pressed={on}
              disabled={disabled || !can}
              key={tool.name}
              onClick={() => tool.run(editor)}
              title={t(tool.name)}
            >
              <tool.icon aria-hidden />
            </ToolbarButton>
          );
        }),
      ])}
    </Toolbar>
  );
}
