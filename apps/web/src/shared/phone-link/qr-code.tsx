import { useLingui } from '@lingui/react/macro';
import { correction, generate } from 'lean-qr';
import { useMemo } from 'react';

/** Empty modules around the code, without which phones do not see it. */
const QUIET = 4;

/** A text as a QR code: dark on light whatever the page's colours are. */
export function QrCode({ text, size }: { readonly text: string; readonly size: number }) {
  const { t } = useLingui();
  const { width, path } = useMemo(() => drawn(text), [text]);
  return (
    <svg role="img" aria-label={t`QR code to scan with the phone`} viewBox={`0 0 ${width} ${width}`} width={size} height={size} style={{ display: 'block', maxWidth: '100%', height: 'auto', borderRadius: 12 }} shapeRendering="crispEdges">
      <rect width={width} height={width} fill="#fff" />
      <path d={path} fill="#111" />
    </svg>
  );
}

function drawn(text: string): { width: number; path: string } {
  const code = generate(text, { minCorrectionLevel: correction.L });
  let path = '';
  for (let y = 0; y < code.size; y += 1) {
    for (let x = 0; x < code.size; x += 1) if (code.get(x, y)) path += `M${x + QUIET} ${y + QUIET}h1v1h-1z`;
  }
  return { width: code.size + 2 * QUIET, path };
}
