import { failedStarts } from './failed-starts.mjs';
import { firefox } from './firefox.mjs';
import { journeys } from './journeys.mjs';
import { runIn } from './run.mjs';
import { stopped } from './stopped.mjs';
import { updateFromOld } from './update-from-old.mjs';

runIn(firefox, [...journeys, ...updateFromOld, ...stopped, ...failedStarts]);
