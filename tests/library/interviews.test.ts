import { describe, expect, it } from 'vitest';
import { INTERVIEW_PROMPTS, interviewPrompt } from '../../src/library/interviews';

describe('interview prompts', () => {
  it('are three to choose from, each found by its id', () => {
    expect(INTERVIEW_PROMPTS.map(({ id }) => id)).toEqual(['url-shortener', 'ride-sharing', 'team-chat']);
    for (const prompt of INTERVIEW_PROMPTS) expect(interviewPrompt(prompt.id)).toBe(prompt);
    expect(interviewPrompt('lost')).toBeUndefined();
  });

  it.each(INTERVIEW_PROMPTS.map((prompt) => [prompt.id, prompt] as const))(
    '%s is vague as a task and has an answer to each question',
    (_, { title, task, questions }) => {
      expect(title).not.toBe('');
      expect(task.length).toBeGreaterThan(80);
      expect(task).not.toMatch(/\d/);
      expect(questions.length).toBeGreaterThanOrEqual(5);
      expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
      for (const { question, answer } of questions) {
        expect(question).toMatch(/\?$/);
        expect(answer.length).toBeGreaterThan(10);
      }
    },
  );
});
