import asyncio

class EventLoopPolicy:
    def new_event_loop(self) -> asyncio.AbstractEventLoop: ...
