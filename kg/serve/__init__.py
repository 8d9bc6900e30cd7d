"""One local program with several doors on the same answers: pages for people, REST, the LanguageTool protocol.

    program     starts and ends it: the socket, the browser, the words on the terminal
    app         which address is answered by what
    guard       who may ask: host, origin, token; how much and how long; the headers of every answer
    pool        processes that do the work and can be killed; `worker` is such a process, `tasks` what it can do
    kept        uploads and results, in memory only, and not for long
    problems    what went wrong, as RFC 9457 and in words
    check_page  drop, marked text, decisions, downloads; `shell` is the frame of our own pages
    document_pages  search, facts, pictures, sources, rules; `facts` and `pictures` make them in a worker
    api         REST; `openapi` describes it
    tools       what an assistant is told; `model_context` is the protocol around it
    languagetool  the protocol that LibreOffice speaks, and `oxt`, which tells it where we are

The server process reads no upload and opens no store: that is done by the workers, which only read the store.
"""
