// Unlinking throws the frame away with all that is in it.
document.getElementById('unlink').addEventListener('click', () => document.querySelector('.broker').remove());
