"""The door of the desk: who asks, may they come in, and how they show that it is they.

Every route says whom it admits (`access`); `gate` asks that of each request, with the visit
(`visits`) that its cookie stands for and the token (`form_tokens`) that its form brings.
"""
