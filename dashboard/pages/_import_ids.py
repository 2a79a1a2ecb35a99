"""Names of the parts of the import page that several of its modules speak of."""

UPLOAD, TOKEN, JOB, TICK = "import-upload", "import-token", "import-job", "import-tick"
PROGRESS, REPORT = "import-progress", "import-report"
STOP, CANCEL, TRY = "import-stop", "import-cancel", "import-try"
WHO, LOAD, LOAD_GOOD, ACTIONS = "import-who", "import-load", "import-load-good", "import-actions"
