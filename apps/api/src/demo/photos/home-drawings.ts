import { box, ellipse, line, path, Sheet } from './sheet.js';

// Things for the house, each on its own sheet. Numbers are pixels of the 800 x 800 picture.

export function tableLamp(): string {
  const s = new Sheet(['#fbe9d2', '#e6bf95'], ['#a9744f', '#7d5138']);
  s.glow(400, 310, 330, '#fff3c9', 0.95).shadow(400, 668, 190);
  s.add(
    path('M330 430 C250 520 270 660 345 668 H455 C530 660 550 520 470 430 Z', s.across('#b65a3c', '#e08a63', '#c66a47', '#8f4229')),
    path('M322 545 C360 556 440 556 478 545 L480 562 C440 574 360 574 320 562 Z', '#f4d9b8', 'opacity="0.75"'),
    box(384, 396, 32, 44, s.across('#b38a4a', '#efd08b', '#a87b3a'), 6),
    path('M285 170 H515 L592 405 H208 Z', s.down('#fffaf0', '#f6dfb4')),
    path('M285 170 H515 L520 186 H280 Z', '#fff', 'opacity="0.7"'),
    path('M213 390 H587 L592 405 H208 Z', '#e3bd85'),
    line('M452 405 V470', '#c9a460', 4), ellipse(452, 476, 8, 10, '#e9c878'),
  );
  return s.toString();
}

export function candle(): string {
  const s = new Sheet(['#f3e8e1', '#d7bfae'], ['#c9a68b', '#a27f66']);
  s.glow(400, 250, 220, '#ffd987', 0.9).shadow(400, 672, 230);
  s.add(
    box(262, 330, 276, 342, s.across('#a9825f', '#e7c7a2', '#d9b18a', '#946c4b'), 26),
    ellipse(400, 340, 138, 34, '#f7ead6'), ellipse(400, 342, 120, 27, s.radial('#fff6de', '#f0d9ae')),
    line('M400 342 C398 325 402 318 400 305', '#4a372b', 5),
    path('M400 205 C440 262 428 306 400 308 C372 306 360 262 400 205 Z', s.down('#fff2b8', '#f79a3c')),
    path('M400 252 C418 282 412 302 400 304 C388 302 382 282 400 252 Z', '#fffbe6'),
    box(312, 440, 176, 150, '#fffaf2', 8), box(324, 452, 152, 126, 'none', 4, 'stroke="#b08d6a" stroke-width="2"'),
    path('M400 470 L414 498 L406 498 L422 522 L410 522 L428 548 H372 L390 522 H378 L394 498 H386 Z', '#6f8a68'), box(395, 548, 10, 14, '#8a6748'),
  );
  return s.toString();
}

export function stringLights(): string {
  const s = new Sheet(['#3f5573', '#1e2b44'], ['#2b3a55', '#182238'], 650);
  const bulbs: [number, number][] = [[90, 260], [200, 330], [310, 362], [420, 358], [530, 322], [640, 255], [160, 520], [270, 560], [385, 574], [500, 560], [610, 515]];
  s.add(line('M-10 190 C200 400 520 440 810 160', '#121a2b', 7), line('M-10 440 C180 600 560 640 810 420', '#121a2b', 7));
  for (const [x, y] of bulbs) {
    s.glow(x, y + 40, 92, '#ffd27a', 0.75);
    s.add(
      box(x - 11, y - 6, 22, 28, '#141d30', 5),
      path(`M${x - 12} ${y + 20} C${x - 40} ${y + 48} ${x - 22} ${y + 82} ${x} ${y + 84} C${x + 22} ${y + 82} ${x + 40} ${y + 48} ${x + 12} ${y + 20} Z`, s.radial('#fffbe0', '#ffc45c')),
      line(`M${x - 7} ${y + 34} L${x - 3} ${y + 54} L${x + 3} ${y + 54} L${x + 7} ${y + 34}`, '#f08c2e', 3),
    );
  }
  return s.toString();
}

export function blanket(): string {
  const s = new Sheet(['#eef0ea', '#cdd5c6'], ['#b99b7c', '#947656']);
  s.shadow(400, 676, 290, 30);
  const fold = (y: number, inset: number, colours: [string, string, string]): string =>
    path(`M${160 + inset} ${y} C${140 + inset} ${y} ${134 + inset} ${y + 96} ${160 + inset} ${y + 98} H${640 - inset} C${672 - inset} ${y + 96} ${672 - inset} ${y + 2} ${640 - inset} ${y} Z`, s.down(colours[0], colours[2]), `stroke="${colours[1]}" stroke-width="2"`);
  s.add(fold(576, 0, ['#7c9a83', '#5d7b66', '#5d7b66']), fold(482, 8, ['#8bab93', '#5d7b66', '#6b8a74']), fold(388, 14, ['#9dbba4', '#6b8a74', '#7c9a83']));
  for (const [y, inset] of [[576, 0], [482, 8], [388, 14]] as const) {
    s.add(box(172 + inset, y + 24, 462 - 2 * inset, 9, '#f5efdf', 4, 'opacity="0.9"'), box(172 + inset, y + 42, 462 - 2 * inset, 4, '#f5efdf', 2, 'opacity="0.7"'));
  }
  s.add(path('M470 388 h110 v252 h-110 Z', s.down('#a9c5af', '#87a68f')), box(470, 412, 110, 9, '#f5efdf'), box(470, 430, 110, 4, '#f5efdf', 0, 'opacity="0.8"'), box(470, 596, 110, 9, '#f5efdf'));
  for (let x = 476; x <= 576; x += 12) s.add(line(`M${x} 640 v30`, '#a9c5af', 4));
  return s.toString();
}

export function cushion(): string {
  const s = new Sheet(['#f7e4df', '#e0b7ab'], ['#cdb49a', '#a88f75']);
  s.shadow(400, 668, 260, 30);
  s.add(
    path('M170 250 C250 285 550 285 630 250 C655 245 662 262 655 285 C622 390 622 520 655 628 C662 655 648 668 622 660 C540 632 260 632 178 660 C152 668 138 655 145 628 C178 520 178 390 145 285 C138 262 145 245 170 250 Z', s.slanted('#f2b9a1', '#d98569', '#b96449')),
    line('M172 254 C250 288 550 288 628 254 M650 290 C620 390 620 520 650 626 M624 656 C540 629 260 629 176 656 M150 626 C180 520 180 390 150 290', '#f9d9cb', 5, 'opacity="0.8"'),
  );
  for (let i = 0; i < 5; i += 1) {
    const x = 400 + (i - 2) * 84;
    s.add(line(`M${x} 318 q34 66 0 132 q-34 66 0 132`, '#fbe9e0', 5, 'opacity="0.75"'));
  }
  s.add(line('M300 300 q18 40 14 90', '#a9573d', 3, 'opacity="0.35"'), line('M540 560 q-30 30 -20 70', '#a9573d', 3, 'opacity="0.35"'));
  return s.toString();
}

export function plantPot(): string {
  const s = new Sheet(['#e9f1e4', '#bccfb1'], ['#d8c3a5', '#b59c7a']);
  s.shadow(400, 676, 200);
  const leaf = (angle: number, length: number, colours: [string, string]): string =>
    `<g transform="translate(400 440) rotate(${angle})">${path(`M0 0 C-52 ${-length * 0.45} -30 ${-length * 0.85} 0 ${-length} C30 ${-length * 0.85} 52 ${-length * 0.45} 0 0 Z`, s.down(colours[0], colours[1]))}${line(`M0 -10 V${-length * 0.9}`, '#e2efd0', 3, 'opacity="0.7"')}</g>`;
  s.add(leaf(-62, 220, ['#5e8f57', '#3d6b41']), leaf(60, 225, ['#5e8f57', '#35623a']), leaf(-34, 285, ['#74a868', '#447a48']), leaf(32, 280, ['#6fa364', '#3f7343']), leaf(0, 315, ['#86ba76', '#4c8450']));
  s.add(
    path('M262 430 H538 L504 676 H296 Z', s.across('#a5512f', '#d9855b', '#c66f46', '#8a3f22')),
    box(244, 400, 312, 62, s.across('#b25a36', '#e59468', '#d17b51', '#964727'), 8), box(244, 456, 312, 8, '#7d3a20', 0, 'opacity="0.35"'),
    ellipse(400, 680, 150, 16, '#a5512f'), ellipse(400, 676, 140, 12, '#c66f46'),
  );
  return s.toString();
}

export function wallClock(): string {
  const s = new Sheet(['#e4ecf1', '#b5c7d3'], ['#b98f63', '#8f6a45'], 700);
  s.shadow(414, 372, 300, 300, 0.3);
  s.add(ellipse(400, 350, 270, 270, s.slanted('#d9ab73', '#a87440', '#7f5428')), ellipse(400, 350, 238, 238, s.radial('#fffdf8', '#f1e9da')));
  for (let hour = 0; hour < 12; hour += 1) {
    const isQuarter = hour % 3 === 0;
    s.add(`<g transform="rotate(${hour * 30} 400 350)">${box(400 - (isQuarter ? 6 : 3), 128, isQuarter ? 12 : 6, isQuarter ? 46 : 28, isQuarter ? '#3d2b1c' : '#8a6c4d', 3)}</g>`);
  }
  s.add(
    `<g transform="rotate(305 400 350)">${box(391, 228, 18, 140, '#3d2b1c', 9)}</g>`, `<g transform="rotate(60 400 350)">${box(394, 168, 12, 206, '#3d2b1c', 6)}</g>`,
    `<g transform="rotate(190 400 350)">${box(398, 176, 4, 210, '#c2552f', 2)}</g>`, ellipse(400, 350, 16, 16, '#c2552f'), ellipse(400, 350, 6, 6, '#fff'),
    path('M170 250 A250 250 0 0 1 330 118 L345 140 A222 222 0 0 0 195 262 Z', '#fff', 'opacity="0.35"'),
  );
  return s.toString();
}

export function picnicBasket(): string {
  const s = new Sheet(['#dff0f5', '#a9d2de'], ['#8dbb6a', '#5f9047'], 560);
  s.shadow(400, 684, 290, 30);
  s.add(line('M235 400 C240 180 560 180 565 400', '#8b5a2b', 26), line('M235 400 C240 180 560 180 565 400', '#c98d4e', 12));
  s.add(path('M170 400 H630 L592 680 H208 Z', s.across('#a86f38', '#dca564', '#c88d4c', '#8f5c2b')));
  for (let row = 0; row < 7; row += 1) {
    for (let column = 0; column < 12; column += 1) {
      const x = 182 + row * 5 + column * (436 - row * 10) / 12;
      const shade = (row + column) % 2 === 0 ? '#e8bb7d' : '#a06a35';
      s.add(box(x, 422 + row * 36, (436 - row * 10) / 12 - 5, 26, shade, 9, 'opacity="0.75"'));
    }
  }
  s.add(
    path('M150 372 H650 V418 H150 Z', s.down('#d69c5a', '#a3692f')),
    path('M360 350 H640 L662 490 L566 468 L474 512 L384 460 Z', '#fff7f2'),
  );
  for (let i = 0; i < 5; i += 1) s.add(line(`M${384 + i * 54} 356 L${396 + i * 58} ${[452, 484, 488, 466, 472][i] ?? 470}`, '#d9483b', 11, 'opacity="0.8"'));
  for (let i = 0; i < 3; i += 1) s.add(line(`M${368 + i * 5} ${374 + i * 34} H${638 + i * 5}`, '#d9483b', 9, 'opacity="0.5"'));
  return s.toString();
}
