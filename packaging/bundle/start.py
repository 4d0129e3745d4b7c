"""Where the frozen program starts."""

from interview_helper.__main__ import main

raise SystemExit(main())
