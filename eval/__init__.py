"""Question sets, metrics, baselines, report and the regression gate."""
