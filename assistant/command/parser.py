"""What may be written on the assistant's command line."""

import argparse
from ipaddress import ip_address
from pathlib import Path

from assistant.command import usage
from ingest.arguments import SwedishParser

_PORT, _THIS_MACHINE = 8600, "127.0.0.1"


def parser() -> argparse.ArgumentParser:
    """Return what the assistant's command line understands."""
    whole = SwedishParser(prog="python -m assistant", description=usage.DESCRIPTION)
    shared = SwedishParser(help_option=False)
    shared.add_argument("--library", metavar="MAPP", help=usage.LIBRARY)
    commands = whole.add_subparsers(dest="command", required=True, metavar="KOMMANDO")
    ask = commands.add_parser("ask", parents=[shared], help=usage.ASK, description=usage.ASK)
    ask.add_argument("question", nargs="+", metavar="FRÅGA", help=usage.QUESTION)
    shown = ask.add_mutually_exclusive_group()
    shown.add_argument("--json", action="store_true", help=usage.JSON)
    shown.add_argument("--explain", action="store_true", help=usage.EXPLAIN)
    shown.add_argument("--plan", action="store_true", help=usage.PLAN)
    ask.add_argument("--csv", type=Path, metavar="FIL", help=usage.ASK_CSV)
    ask.add_argument("--xlsx", type=Path, metavar="FIL", help=usage.ASK_XLSX)
    commands.add_parser("chat", parents=[shared], help=usage.CHAT, description=usage.CHAT)
    thread = commands.add_parser("thread", parents=[shared], help=usage.THREAD, description=usage.THREAD)
    thread.add_argument("name", metavar="INDIKATOR", help=usage.THREAD_NAME)
    thread.add_argument("--board", action="append", default=[], metavar="NÄMND", help=usage.THREAD_BOARD)
    thread.add_argument("--json", action="store_true", help=usage.JSON)
    thread.add_argument("--csv", type=Path, metavar="FIL", help=usage.THREAD_CSV)
    thread.add_argument("--xlsx", type=Path, metavar="FIL", help=usage.THREAD_XLSX)
    commands.add_parser("doctor", parents=[shared], help=usage.DOCTOR, description=usage.DOCTOR)
    serve = commands.add_parser("serve", parents=[shared], help=usage.SERVE, description=usage.SERVE)
    serve.add_argument("--port", type=int, default=_PORT, metavar="N", help=usage.SERVE_PORT)
    serve.add_argument("--address", type=_address, default=_THIS_MACHINE, metavar="ADRESS", help=usage.SERVE_ADDRESS)
    serve.add_argument("--host", action="append", default=[], metavar="NAMN", help=usage.SERVE_HOST)
    serve.add_argument("--tokens", type=Path, metavar="FIL", help=usage.SERVE_TOKENS)
    commands.add_parser("mcp", parents=[shared], help=usage.MCP, description=usage.MCP)
    batch = commands.add_parser("batch", parents=[shared], help=usage.BATCH, description=usage.BATCH)
    batch.add_argument("questions", metavar="IN.jsonl", type=Path, help=usage.BATCH_QUESTIONS)
    batch.add_argument("answers", metavar="UT.jsonl", type=Path, help=usage.BATCH_ANSWERS)
    return whole


def _address(text: str) -> str:
    return str(ip_address(text))
