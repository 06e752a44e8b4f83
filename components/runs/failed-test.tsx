import { useTranslations } from 'next-intl';
import { PICTURE_SIZE } from './gallery/looks.ts';

type FailedPictureProps = {
  /** Address of the run's page. */
  href: string;
  /** Place of the picture in the project. */
  screenshot: string;
  test: string;
};

/** What the browser showed when a test failed; opens in full size. */
export function FailedPicture({ href, screenshot, test }: FailedPictureProps) {
  const t = useTranslations('runs.findings');
  const file = screenshot.replace(/^docs\/screenshots\//, '');
  const address = `${href}/screenshot?file=${encodeURIComponent(file)}`;
  return (
    <a className="m-4 mt-0 block w-fit rounded-md" href={address} rel="noreferrer" target="_blank">
      {/* biome-ignore lint/performance/noImgElement: the picture needs the reader's session, which an image optimiser has not. */}
      <img
        {...PICTURE_SIZE.desktop}
        alt={t('pictureAlt', { test })}
        className="h-auto w-full max-w-xl rounded-md border"
        decoding="async"
        loading="lazy"
        src={address}
      />
    </a>
  );
}
