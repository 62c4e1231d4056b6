import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, Text } from '@mantine/core';
import { Pause, Play } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import classes from './media.module.css';

const SPEEDS = [1, 1.5, 2] as const;
/** Where each sound was when it left the page: rows of a long thread come and go. */
const places = new Map<string, number>();
let speed: number = 1;
let playing: HTMLAudioElement | undefined;

interface AudioPlayerProps {
  readonly address: string;
  readonly isVoice: boolean;
}

/** A sound with its place and speed. One plays at a time. */
export function AudioPlayer({ address, isVoice }: AudioPlayerProps) {
  const { t } = useLingui();
  const audio = useRef<HTMLAudioElement>(null);
  const [isPlaying, setPlaying] = useState(false);
  const [at, setAt] = useState(() => places.get(address) ?? 0);
  const [length, setLength] = useState(0);
  const [rate, setRate] = useState(speed);
  useEffect(() => {
    const element = audio.current;
    // Not before the player is on the page: a sound that came earlier would tell its length to nobody.
    if (element) element.src = address;
    return () => {
      if (element && playing === element) playing = undefined;
    };
  }, [address]);
  const toggle = (): void => {
    const element = audio.current;
    if (!element) return;
    if (!element.paused) return element.pause();
    if (playing !== element) playing?.pause();
    playing = element;
    element.playbackRate = rate;
    // A file that cannot be played says so by its error event.
    element.play().catch(() => setPlaying(false));
  };
  const seek = (seconds: number): void => {
    if (audio.current) audio.current.currentTime = seconds;
    setAt(seconds);
    places.set(address, seconds);
  };
  const faster = (): void => {
    speed = SPEEDS[(SPEEDS.findIndex((each) => each === rate) + 1) % SPEEDS.length] ?? 1;
    setRate(speed);
    if (audio.current) audio.current.playbackRate = speed;
  };
  const name = isVoice ? t`Voice message` : t`Audio`;
  return (
    <div className={classes['audio']} role="group" aria-label={name}>
      <Text size="xs" c="dimmed" className={classes['audioName']}>{isVoice ? <Trans>Voice message</Trans> : <Trans>Audio</Trans>}</Text>
      <ActionIcon radius="xl" size={34} onClick={toggle} aria-label={isPlaying ? t`Pause` : t`Play`}>{isPlaying ? <Pause size={16} aria-hidden /> : <Play size={16} aria-hidden />}</ActionIcon>
      <input
        type="range" className={classes['place']} min={0} max={length || 1} step={0.1} value={Math.min(at, length || 1)} disabled={length === 0} onChange={(event) => seek(Number(event.currentTarget.value))}
        aria-label={t`Position`} aria-valuetext={`${clockText(at)} / ${clockText(length)}`}
      />
      <Text size="xs" className={classes['time']} component="span"><bdi dir="ltr">{clockText(at)} / {clockText(length)}</bdi></Text>
      <Button size="compact-xs" variant="default" radius="xl" onClick={faster} aria-label={t`Speed: ${rate}×`}><bdi dir="ltr">{rate}×</bdi></Button>
      <audio
        ref={audio} preload="metadata" hidden
        onLoadedMetadata={({ currentTarget }) => {
          if (Number.isFinite(currentTarget.duration)) setLength(currentTarget.duration);
          if (at > 0) currentTarget.currentTime = at;
        }}
        onDurationChange={({ currentTarget }) => Number.isFinite(currentTarget.duration) && setLength(currentTarget.duration)}
        onTimeUpdate={({ currentTarget }) => {
          setAt(currentTarget.currentTime);
          places.set(address, currentTarget.currentTime);
        }}
        onPlay={() => setPlaying(true)} onPause={() => setPlaying(false)} onEnded={() => seek(0)}
      />
    </div>
  );
}

/** `1:05`. */
function clockText(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;
}
