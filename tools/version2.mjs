// Jupyter Book 2 loads this and ends with it: the course is a book of version 1.
console.error(
  'error: this is Jupyter Book 2, and the course needs version 1: ' +
    'run python -m pip install -r requirements.txt, then jupyter-book build . again',
);
process.exit(1);
