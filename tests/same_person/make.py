"""Writes the profile of person.json as every kind of file that a person may have of it.

python -m tests.same_person.make, in a checkout, on a machine with Apache FOP 2.8, LibreOffice 7.4, Chromium
and the fonts Liberation; no test needs them. The person is invented.
"""

from __future__ import annotations

import csv
import json
import os
import subprocess
import tempfile
import time
from pathlib import Path

from tests.same_person import linkedin_pdfs, pages, resumes
from tests.same_person.person import HERE, JOBS, PERSON, WHO, Entry, day, degree, told

FILES = HERE / "files"
FONTS = HERE.parent / "samples" / "pdf" / "fop.xconf"

# LinkedIn's data export: line ends are flattened, and every cell is quoted.

COLUMNS = {
    "Positions": "Company Name,Title,Description,Location,Started On,Finished On",
    "Skills": "Name",
    "Education": "School Name,Start Date,End Date,Notes,Degree Name,Activities",
    "Certifications": "Name,Url,Authority,Started On,Finished On,License Number",
    "Projects": "Title,Description,Url,Started On,Finished On",
    "Languages": "Name,Proficiency",
    "Honors": "Title,Description,Issued On",
    "Volunteering": "Company Name,Role,Cause,Started On,Finished On,Description",
    "Courses": "Name,Number",
    "Profile": "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,"
    "Geo Location,Twitter Handles,Websites,Instant Messengers",
}


def export_rows() -> dict[str, list[list[str]]]:
    """The rows of each table."""
    first, last = WHO["name"].split(" ", 1)
    about = WHO["summary"].replace("\n", "  ")
    city = WHO["location"]["city"]
    return {
        "Positions": [
            [job["name"], job["position"], "  ".join(told(job)), job.get("location", ""), *_ends(job)]
            for job in JOBS
        ],
        "Skills": [[each["name"]] for each in PERSON["skills"]],
        "Education": [[e["institution"], *_ends(e), "", degree(e), ""] for e in PERSON["education"]],
        "Certifications": [
            [e["name"], "", e["issuer"], day(e["date"]), "", ""] for e in PERSON["certificates"]
        ],
        "Projects": [[e["name"], e["description"], "", *_ends(e)] for e in PERSON["projects"]],
        "Languages": [[e["language"], e["fluency"]] for e in PERSON["languages"]],
        "Honors": [[e["title"], "", day(e["date"])] for e in PERSON["awards"]],
        "Volunteering": [
            [e["organization"], e["position"], "", *_ends(e), e["summary"]] for e in PERSON["volunteer"]
        ],
        "Courses": [[e["name"], ""] for e in PERSON["courses"]],
        "Profile": [[first, last, "", "", "", WHO["label"], about, "Food Production", "", city, "", "", ""]],
    }


def _ends(entry: Entry) -> list[str]:
    return [day(entry["startDate"]), day(entry.get("endDate", ""))]


def write_table(path: Path, columns: str, rows: list[list[str]]) -> None:
    """A table as LinkedIn writes it."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([columns.split(","), *rows])


# The files.

_LOADED = "document.readyState == 'complete' ? document.head.innerHTML : ''"


def page_archive(page: Path, to: Path) -> None:
    """The page as Chromium saves it in one file, asked for over a pipe."""
    ask, tell = os.pipe(), os.pipe()
    program = subprocess.Popen(
        [
            "bash",
            "-c",
            f"exec chromium --headless --no-sandbox --remote-debugging-pipe 3<&{ask[0]} 4>&{tell[1]}",
        ],
        pass_fds=(ask[0], tell[1]),
        stderr=subprocess.DEVNULL,
    )
    os.close(tell[1])
    answers = os.fdopen(tell[0], "rb")
    buffer = b""

    def call(number: int, method: str, session: str = "", **given: object) -> Entry:
        nonlocal buffer
        message = {"id": number, "method": method, "params": given} | (
            {"sessionId": session} if session else {}
        )
        os.write(ask[1], json.dumps(message).encode() + b"\0")
        while True:
            while b"\0" not in buffer:
                buffer += answers.read1()
            one, _, buffer = buffer.partition(b"\0")
            if json.loads(one).get("id") == number:
                return json.loads(one)["result"]  # type: ignore[no-any-return]  # JSON

    target = call(1, "Target.createTarget", url=page.as_uri())["targetId"]
    session = call(2, "Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
    while "title" not in call(3, "Runtime.evaluate", session, expression=_LOADED)["result"].get("value", ""):
        time.sleep(0.1)
    saved = call(4, "Page.captureSnapshot", session, format="mhtml")["data"]
    call(5, "Browser.close")
    program.wait()
    to.write_text(
        saved.replace(page.parent.as_uri(), "https://uk.linkedin.example"), encoding="utf-8", newline=""
    )


def run(*command: str | Path) -> None:
    """A tool, quietly."""
    subprocess.run([str(each) for each in command], check=True, capture_output=True)


def main() -> None:
    """Write all of it."""
    FILES.mkdir(exist_ok=True)
    texts = {
        "guest.html": pages.guest_page(),
        "logged-in.html": pages.logged_in_page(),
        "resume.json": json.dumps(PERSON, indent=1, ensure_ascii=False),
        "resume.txt": "\n".join(resumes.resume_text()),
        "resume.md": "\n".join(resumes.resume_markdown()),
        "paste-doubled.txt": "\n".join(pages.paste_doubled()),
        "paste-2026.txt": "\n".join(pages.paste_2026()),
    }
    for name, text in texts.items():
        (FILES / name).write_text(text.rstrip() + "\n", encoding="utf-8")
    export = FILES / "export"
    export.mkdir(exist_ok=True)
    for name, rows in export_rows().items():
        write_table(export / f"{name}.csv", COLUMNS[name], rows)
    page_archive(FILES / "guest.html", FILES / "guest.mhtml")
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder)
        layouts = {
            "linkedin": linkedin_pdfs.linkedin_fo(),
            "linkedin-2017": linkedin_pdfs.linkedin_2017_fo(),
        }
        for name, text in layouts.items():
            (made / f"{name}.fo").write_text(text, encoding="utf-8")
            run("fop", "-c", FONTS, made / f"{name}.fo", FILES / f"{name}.pdf")
        (made / "resume.html").write_text(resumes.resume_html(), encoding="utf-8")
        run(
            "chromium", "--headless", "--no-sandbox", "--no-pdf-header-footer",
            f"--print-to-pdf={FILES / 'resume-chromium.pdf'}", made / "resume.html",
        )  # fmt: skip
        office = ("soffice", f"-env:UserInstallation={(made / 'user').as_uri()}", "--headless")
        html = ("--infilter=HTML (StarWriter)", "--convert-to", "odt:writer8", "--outdir", made)
        run(*office, *html, made / "resume.html")
        for kind in ("docx", "rtf", "pdf"):
            run(*office, "--convert-to", kind, "--outdir", made, made / "resume.odt")
        for kind in ("odt", "docx", "rtf"):
            (FILES / f"resume.{kind}").write_bytes((made / f"resume.{kind}").read_bytes())
        (FILES / "resume-libreoffice.pdf").write_bytes((made / "resume.pdf").read_bytes())


if __name__ == "__main__":
    main()
