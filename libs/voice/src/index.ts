export { comparedThemes, type ComparedTheme, SMALLEST_SHOWN, themesOf } from './themes.js';
export { type ThemeCount } from './themes.js';
export { VoiceCommand, VoiceExerciseCommand } from './voice.commands.js';
export { type Voice, voice } from './voice.decider.js';
export { GatheredBy, VoiceEvent, VoiceExerciseEvent, VoiceStage } from './voice.events.js';
export { type VoiceRefusal, voiceRefusals } from './voice.refusals.js';
export { voiceExercise } from './voice-exercise.decider.js';
export { type VoiceExercise } from './voice-exercise.state.js';
