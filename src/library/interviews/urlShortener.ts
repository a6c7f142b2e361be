import type { InterviewPrompt } from '../interviewPrompt';

export const urlShortener: InterviewPrompt = {
  id: 'url-shortener',
  title: 'URL shortener',
  task: 'Design a service that turns long web addresses into short ones, and sends whoever opens a short one on to the long one. People put its links into mails, posters and slides.',
  questions: [
    {
      id: 'how-many',
      question: 'How many links are made, and how often are they opened?',
      answer: '100 million new ones a month. Each is opened about 100 times.',
    },
    {
      id: 'how-large',
      question: 'How large is a link, and how long is it kept?',
      answer: 'About 500 bytes with all that belongs to it. Ten years, unless its maker says otherwise.',
    },
    {
      id: 'how-fast',
      question: 'How fast must opening one be?',
      answer: 'Nobody waits for a redirect: under 200 ms for 99 of 100.',
    },
    {
      id: 'how-available',
      question: 'What if it is down?',
      answer:
        'Opening links is what matters: 99.95 % of the time. Making new ones may pause more often: 99.9 % will do.',
    },
    {
      id: 'clicks',
      question: 'Are clicks counted?',
      answer: 'Yes, for the maker of a link. The count may be minutes behind, and a lost click hurts nobody.',
    },
    {
      id: 'names',
      question: 'Can people choose the short name, and may others guess it?',
      answer: 'Chosen names come later. That one link follows from the last should not be plain to see.',
    },
  ],
};
