import { journeys } from './journeys.mjs';
import { runIn } from './run.mjs';
import { firefox } from './firefox.mjs';

runIn(firefox, journeys);
