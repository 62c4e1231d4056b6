import { box, ellipse, line, path, Sheet } from './sheet.js';

// Things for the table and the stove, each on its own sheet.

export function enamelMug(): string {
  const s = new Sheet(['#e8eef0', '#bccbd0'], ['#a57a55', '#7c5739']);
  s.shadow(390, 676, 230);
  s.add(
    line('M548 402 C690 390 690 590 540 588', '#1f3a4d', 34), line('M548 402 C690 390 690 590 540 588', s.down('#4d7d98', '#2f5a73'), 22),
    path('M232 330 H548 V640 C548 668 530 676 506 676 H274 C250 676 232 668 232 640 Z', s.across('#2c556c', '#6b9db7', '#4f819b', '#254a5f')),
    ellipse(390, 330, 158, 40, '#fbfaf5', 'stroke="#1f3a4d" stroke-width="9"'), ellipse(390, 338, 132, 27, s.radial('#6b4327', '#3f2412')),
    line('M330 262 c-26 -36 26 -56 0 -96 M396 250 c-26 -40 26 -62 0 -106 M456 262 c-26 -36 26 -56 0 -96', '#fff', 10, 'opacity="0.55"'),
    path('M290 560 L350 450 L386 510 L412 470 L470 560 Z', '#f3efe2', 'opacity="0.92"'), ellipse(446, 452, 20, 20, '#f6c667'),
  );
  return s.toString();
}

export function bowls(): string {
  const s = new Sheet(['#f4ece0', '#d9c6a9'], ['#8e6a4a', '#6b4d33']);
  s.shadow(400, 690, 280, 30);
  const colours: [string, string, string][] = [['#46606b', '#7d9aa5', '#33484f'], ['#7a8f7a', '#b3c4ad', '#5c705c'], ['#c79a62', '#eccb98', '#a1763f'], ['#e5ddcf', '#fffaf0', '#c9bda8']];
  colours.forEach(([edge, light, dark], place) => {
    const y = 580 - place * 74;
    const half = 236 - place * 8;
    s.add(
      path(`M${400 - half} ${y} C${400 - half + 16} ${y + 96} ${330} ${y + 108} 330 ${y + 108} H470 C470 ${y + 108} ${400 + half - 16} ${y + 96} ${400 + half} ${y} Z`, s.across(edge, light, edge, dark)),
      ellipse(400, y, half, 32, light), ellipse(400, y + 4, half - 14, 24, s.down(dark, edge)),
    );
  });
  return s.toString();
}

export function frenchPress(): string {
  const s = new Sheet(['#f0e6dc', '#cfb8a1'], ['#5f4637', '#42301f']);
  s.shadow(392, 688, 210);
  s.add(
    line('M520 330 C660 320 660 600 520 604', '#2b2624', 30), line('M520 330 C660 320 660 600 520 604', '#4b4340', 12),
    box(262, 268, 262, 410, s.across('#d6e3e4', '#f7fcfb', '#e4eff0', '#b9cccd'), 18, 'opacity="0.95"'),
    path('M274 430 H512 V656 C512 666 504 670 496 670 H290 C282 670 274 666 274 656 Z', s.across('#2a1509', '#5b3217', '#43230f', '#1f0e05')), ellipse(393, 430, 119, 16, '#8a5a33'),
    box(274, 402, 238, 14, '#b9c2c4', 6), box(388, 150, 10, 256, '#c9d2d4'), ellipse(393, 140, 34, 32, s.slanted('#55504d', '#1d1a19')),
    box(248, 240, 292, 38, s.across('#8d969a', '#eef3f4', '#b3bcc0', '#747d81'), 14), path('M248 252 L206 240 L214 268 L252 276 Z', '#a9b3b7'),
    box(250, 300, 12, 372, '#aab4b8', 4), box(524, 300, 12, 372, '#7c868a', 4), box(250, 520, 286, 14, s.across('#9aa4a8', '#eaf0f1', '#8d979b')), box(244, 660, 298, 24, s.across('#8d969a', '#eef3f4', '#747d81'), 10),
    box(296, 300, 20, 210, '#fff', 10, 'opacity="0.55"'),
  );
  return s.toString();
}

export function skillet(): string {
  const s = new Sheet(['#f7e7d3', '#e3bd8e'], ['#c79b6b', '#a1764a'], 480);
  s.shadow(370, 585, 330, 60, 0.4);
  s.add(
    path('M560 470 L740 352 C762 338 780 362 760 380 L600 524 Z', s.slanted('#4a4a4c', '#222224')), ellipse(744, 366, 10, 8, '#d9a66f'),
    ellipse(350, 520, 270, 118, '#1f1f21'), ellipse(350, 500, 270, 118, s.slanted('#5b5b5e', '#2a2a2c')), ellipse(350, 504, 236, 98, s.slanted('#1e1e20', '#3a3a3d')),
    path('M86 480 L52 470 L66 510 L92 516 Z', '#2a2a2c'),
    path('M220 500 C210 440 300 420 340 442 C400 410 480 450 470 500 C490 548 410 572 360 556 C300 584 220 556 220 500 Z', '#fffaf0'), ellipse(318, 492, 52, 36, s.radial('#ffd75e', '#f3a61e')), ellipse(304, 480, 14, 8, '#fff3bf'),
    ellipse(470, 480, 26, 18, '#d9483b'), ellipse(470, 478, 18, 11, '#e9786c'), path('M420 440 c22 -28 52 -18 60 -6 c-20 16 -42 18 -60 6 Z', '#6f9a52'),
  );
  return s.toString();
}

export function cuttingBoard(): string {
  const s = new Sheet(['#e3efe6', '#a9c9b4'], ['#e8ddcd', '#cbbba3']);
  s.shadow(400, 676, 220, 24);
  const wood = s.slanted('#d9aa6c', '#b87f43', '#c99556', '#9a6630');
  s.add(
    path('M270 300 C270 262 300 250 340 248 C362 246 362 212 362 176 C362 120 438 120 438 176 C438 212 438 246 460 248 C500 250 530 262 530 300 V630 C530 660 512 672 486 672 H314 C288 672 270 660 270 630 Z', wood),
    ellipse(400, 176, 17, 17, '#cfe1d5'),
    line('M300 300 C330 400 290 500 320 640 M348 270 C380 380 340 470 366 660 M410 264 C440 360 400 520 424 664 M470 276 C500 400 450 520 480 656', '#7d4f22', 5, 'opacity="0.4"'), ellipse(440, 440, 20, 34, 'none', 'stroke="#7d4f22" stroke-width="4" opacity="0.5"'), ellipse(440, 440, 9, 17, '#7d4f22', 'opacity="0.45"'),
    ellipse(600, 640, 52, 46, s.radial('#f07a5c', '#bf3d26')), path('M600 600 l-16 -10 l18 4 l12 -14 l0 18 l18 4 Z', '#4f7d3f'), path('M180 664 C150 600 210 580 226 640 C244 590 262 640 236 668 Z', s.down('#7bb162', '#3f7a3a')),
  );
  return s.toString();
}

export function waterBottle(): string {
  const s = new Sheet(['#dff1ee', '#9fd0c8'], ['#e9e2d3', '#c9bfa9']);
  s.shadow(400, 682, 160);
  s.add(
    box(308, 268, 184, 412, s.across('#1f6f6a', '#5fb9af', '#3c978e', '#145450'), 44), path('M308 330 C308 280 350 268 352 230 H448 C450 268 492 280 492 330 Z', s.across('#1f6f6a', '#5fb9af', '#3c978e', '#145450')),
    box(344, 190, 112, 44, s.across('#9aa4a8', '#f2f6f6', '#b5bfc2', '#7e888c'), 8), box(336, 128, 128, 70, s.across('#2a2f31', '#5c6366', '#3b4144', '#1e2224'), 16), line('M364 128 C364 84 436 84 436 128', '#2f3437', 16),
    box(338, 330, 20, 300, '#fff', 10, 'opacity="0.35"'), path('M372 520 L400 452 L428 520 Z M392 520 L420 470 L452 520 Z', '#eaf6f3', 'opacity="0.9"'), box(308, 640, 184, 10, '#0f4541', 0, 'opacity="0.35"'),
  );
  return s.toString();
}

export function thermos(): string {
  const s = new Sheet(['#fbe6cf', '#eeb27e'], ['#7c9a6a', '#587548'], 600);
  s.shadow(420, 690, 230);
  s.add(
    box(318, 230, 170, 452, s.across('#6d1f1b', '#cf5a4a', '#a83d31', '#581510'), 24), box(318, 300, 170, 20, s.across('#9aa4a8', '#f2f6f6', '#8b959a')), box(318, 610, 170, 20, s.across('#9aa4a8', '#f2f6f6', '#8b959a')),
    box(328, 150, 150, 96, s.across('#8b959a', '#f6fafa', '#b8c2c5', '#757f84'), 20), box(346, 340, 18, 250, '#fff', 9, 'opacity="0.3"'),
    path('M540 560 H650 V650 C650 676 636 684 620 684 H570 C554 684 540 676 540 650 Z', s.across('#8b959a', '#f6fafa', '#aab4b8', '#757f84')), line('M650 586 c44 -6 44 66 0 62', '#98a2a6', 12), ellipse(595, 562, 55, 14, '#dfe6e7'), ellipse(595, 564, 45, 10, '#7a4a28'),
    line('M580 530 c-16 -24 16 -38 0 -64 M612 530 c-16 -24 16 -38 0 -64', '#fff', 8, 'opacity="0.6"'),
  );
  return s.toString();
}
