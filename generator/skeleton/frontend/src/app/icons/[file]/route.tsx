import { ImageResponse } from 'next/og';
import { letter } from '@/lib/letter';
import { inkOn, themeColor } from '@/lib/theme';

export const dynamic = 'force-static';
export const dynamicParams = false;

/**
 * Icons of the application, drawn once, when it is built: its letter on its colour. `maskable` fills the square, because
 * systems cut their own shape out of it (a circle of 80 % is always left); phones of Apple round the corners themselves.
 */
const ICONS = {
  '192.png': { size: 192, rounded: true },
  '512.png': { size: 512, rounded: true },
  'maskable-192.png': { size: 192, rounded: false },
  'maskable-512.png': { size: 512, rounded: false },
  'apple.png': { size: 180, rounded: false },
} as const;

export const generateStaticParams = () => [...Object.keys(ICONS), 'icon.svg'].map((file) => ({ file }));

export async function GET(_request: Request, { params }: { params: Promise<{ file: string }> }) {
  const { file } = await params;
  if (file === 'icon.svg') return new Response(vector(), { headers: { 'content-type': 'image/svg+xml' } });
  if (!isIcon(file)) return new Response(null, { status: 404 });
  const { size, rounded } = ICONS[file];
  return new ImageResponse(
    <div
      style={{
        width: '100%',
        height: '100%',
        display: 'flex',
        alignItems: 'center',
        justifyContent: 'center',
        background: themeColor,
        color: inkOn(themeColor),
        fontSize: size * (rounded ? 0.6 : 0.48),
        borderRadius: rounded ? size * 0.22 : 0,
      }}
    >
      {letter}
    </div>,
    { width: size, height: size },
  );
}

const isIcon = (file: string): file is keyof typeof ICONS => file in ICONS;

const vector = (): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="${themeColor}"/><text x="16" y="22.5" text-anchor="middle" font-family="ui-sans-serif,system-ui,sans-serif" font-weight="600" font-size="18" fill="${inkOn(themeColor)}">${letter}</text></svg>`;
