import { journeys } from './journeys.mjs';
import { runIn } from './run.mjs';
import { chromium } from './chromium.mjs';

runIn(chromium, journeys);
