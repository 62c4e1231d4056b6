import { createSpotlight } from '@mantine/spotlight';

/** Whether the command bar is open: known before the bar itself is here. */
export const [commandBarStore, commandBar] = createSpotlight();
