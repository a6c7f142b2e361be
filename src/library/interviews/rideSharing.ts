import type { InterviewPrompt } from '../interviewPrompt';

export const rideSharing: InterviewPrompt = {
  id: 'ride-sharing',
  title: 'Ride-sharing',
  task: 'Design the part of a ride-sharing service that shows riders the cars around them, finds one for a ride, and lets rider and driver follow each other until the ride is paid.',
  questions: [
    {
      id: 'how-many',
      question: 'How many riders and drivers are there?',
      answer:
        '10 million riders a day and 1 million drivers. At the busiest hour 200,000 drivers are on the road and 2 million riders look.',
    },
    {
      id: 'how-often',
      question: 'How often does a place change?',
      answer:
        'A car tells its place every 4 seconds, some 256 bytes. A rider’s map asks for what is near every 10, about 2 KB.',
    },
    {
      id: 'how-fast',
      question: 'How fresh must the map be?',
      answer: 'While somebody waits for a car, it moves on their map within 500 ms, 99 times of 100.',
    },
    {
      id: 'never-wrong',
      question: 'What must never be wrong?',
      answer: 'A ride has one driver and is paid once. A car on the map may well be some seconds old.',
    },
    {
      id: 'how-available',
      question: 'What may fail?',
      answer: 'One zone, without anybody stranded in the rain: 99.99 %. One country is enough for now.',
    },
    {
      id: 'left-out',
      question: 'What can be left out?',
      answer: 'Shared rides, rides for tomorrow, prices that follow demand. Good that you ask.',
    },
  ],
};
