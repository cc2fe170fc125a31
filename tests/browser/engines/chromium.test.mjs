import { chromium } from './chromium.mjs';
import { badModules, failedStarts } from './failed-starts.mjs';
import { journeys } from './journeys.mjs';
import { runIn } from './run.mjs';
import { stopped } from './stopped.mjs';
import { updateFromOld } from './update-from-old.mjs';

runIn(chromium, [...journeys, ...updateFromOld, ...stopped, ...failedStarts, ...badModules]);
