"""What turns pages and snippets into the site: runs, outcomes, goldens, math and languages."""
