/** What an interview prompt is: a task as an interviewer puts it, and what the interviewer answers when asked. */
export interface InterviewPrompt {
  readonly id: string;
  readonly title: string;
  /** Two or three sentences, vague on purpose. */
  readonly task: string;
  readonly questions: readonly PromptQuestion[];
}

export interface PromptQuestion {
  readonly id: string;
  readonly question: string;
  readonly answer: string;
}
