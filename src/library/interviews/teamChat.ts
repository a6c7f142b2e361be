import type { InterviewPrompt } from '../interviewPrompt';

export const teamChat: InterviewPrompt = {
  id: 'team-chat',
  title: 'Team chat',
  task: 'Design a chat for teams: messages between two people and in channels, on as many devices as somebody has, there at once when they are, and waiting for them when they are not.',
  questions: [
    {
      id: 'how-many',
      question: 'How many people write how much?',
      answer:
        '50 million people a day, 40 messages each of about 100 bytes. One in twenty brings a file of 100 KB.',
    },
    {
      id: 'how-large',
      question: 'How large is a channel?',
      answer: 'Ten people as a rule, a thousand at most.',
    },
    {
      id: 'how-fast',
      question: 'What is “at once”?',
      answer: 'Half a second for 99 of 100, from one keyboard to the other screen, if both are there.',
    },
    {
      id: 'order',
      question: 'Must everybody see the same order?',
      answer: 'Within a channel, yes. Between channels nobody can tell.',
    },
    {
      id: 'lost',
      question: 'May a message be lost, or come twice?',
      answer: 'What was sent is never lost. Twice is ugly: say how you keep it from being seen.',
    },
    {
      id: 'how-long',
      question: 'How long is it kept, and what is read?',
      answer: 'Ten years. Nearly all reading is of the last two days; search comes later.',
    },
    {
      id: 'presence',
      question: 'Who is there right now?',
      answer: 'A green dot that may be half a minute wrong.',
    },
  ],
};
