// The box can be taken away, as people do with what they have done.
document.querySelector('#away').addEventListener('click', () => document.querySelector('iframe').remove());
