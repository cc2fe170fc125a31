/** The version of the frame's messages; they may grow, what is there keeps its meaning. */
export const MESSAGE_VERSION = 1;
