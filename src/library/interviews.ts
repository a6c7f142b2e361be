/** The interview prompts that come with the app, in the order people see them. */
import type { InterviewPrompt } from './interviewPrompt';
import { rideSharing } from './interviews/rideSharing';
import { teamChat } from './interviews/teamChat';
import { urlShortener } from './interviews/urlShortener';

export const INTERVIEW_PROMPTS: readonly InterviewPrompt[] = [urlShortener, rideSharing, teamChat];

export const interviewPrompt = (id: string): InterviewPrompt | undefined =>
  INTERVIEW_PROMPTS.find((one) => one.id === id);
