"""The other data files under `docs/data/`, one class a kind of entry and one a file."""

from typing import Annotated

from pydantic import Field, model_validator

from classroom.models.base import Model, reject
from classroom.models.phrase import Phrases, SharedPhrases
from classroom.models.scalars import IsoDate, OutsideAddress, Slug, SomeTexts, Text, Texts

_LONGEST_HOLIDAY_DAYS = 31


class Contact(Model):
    """A number or address that residents may rely on."""

    id: Slug
    number: Text
    name: Text
    purpose: Text
    caution: Text | None = None
    action: Text = Field(default="拨打", description="号码前面的词：报警、咨询")
    can_be_called: bool = Field(default=True, description="false：短信端口等，不能拨打")
    urgent: bool = Field(default=False, description="排在最前面，用红色")
    verified: IsoDate = Field(description="最近一次在官方渠道核对这个号码的日子")
    source: Text | None = Field(default=None, description="在哪里核对的，写发布单位")


class Address(Model):
    """A page, a mailbox or an account outside the site that residents may be sent to."""

    id: Slug
    url: OutsideAddress
    name: Text
    purpose: Text
    verified: IsoDate = Field(description="最近一次打开核对的日子")


class Contacts(Model):
    """`contacts.yml`: the only source of phone numbers and outside addresses on the site."""

    contacts: Annotated[tuple[Contact, ...], Field(strict=False, min_length=1)]
    addresses: Annotated[tuple[Address, ...], Field(strict=False)] = ()


class Venue(Model):
    """A place where classes are held and how to get in."""

    id: Slug
    name: Text
    address: Text
    capacity: int = Field(ge=1)
    getting_in: SomeTexts
    step_free: bool
    toilet: bool
    example: bool = Field(default=False, description="是示例，页面上会写明“示例”")


class Venues(Model):
    """`venues.yml`: places classes are held."""

    venues: Annotated[tuple[Venue, ...], Field(strict=False, min_length=1)]


class Figure(Model):
    """A reported figure, in the words of its source."""

    id: Slug
    value: Text
    wording: Text
    period: Text
    source: Text


class Figures(Model):
    """`figures.yml`: figures as reported; totals of class tallies are computed and never written here."""

    figures: Annotated[tuple[Figure, ...], Field(strict=False)]


class Fraud(Model):
    """A fraud type: what it is called, how it goes, what gives it away."""

    id: Slug
    name: Text
    opening: Text = Field(description="骗子的第一句话")
    aliases: Texts = ()
    misspellings: Texts = ()
    steps: SomeTexts
    red_flags: SomeTexts
    targets: Texts = ()
    stop: Text = Field(description="怎么拦住它，一句话")
    phrases: Phrases = Field(default=(), description="只有骗子才这么说：有一句就提醒")
    hints: Phrases = Field(default=(), description="骗子常说、平常人也会说：有两处才提醒")


class Frauds(Model):
    """`frauds.yml`: the fraud types, in the order of the official handbook named in `source`."""

    source: Text
    frauds: Annotated[tuple[Fraud, ...], Field(strict=False, min_length=1)]
    questions: Annotated[Texts, Field(max_length=12)] = Field(default=(), description="不分类型的破绽，一问一条")
    shared: SharedPhrases = SharedPhrases()


class GlossaryEntry(Model):
    """A word and what it means to a resident."""

    term: Text
    group: Text | None = Field(default=None, description="页面上归在哪一组；同一组的连着写")
    aliases: Texts = ()
    meaning: Text


class Glossary(Model):
    """`glossary.yml`: words that need a sentence."""

    terms: Annotated[tuple[GlossaryEntry, ...], Field(strict=False)]


class Holiday(Model):
    """One statutory holiday: days off, both bounds included, and working weekend days."""

    name: Text
    first: IsoDate
    last: IsoDate
    workdays: Annotated[tuple[IsoDate, ...], Field(strict=False)] = ()

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> "Holiday":
        if self.last < self.first:
            raise reject(
                f"{self.name}的最后一天 {self.last} 在第一天 {self.first} 之前", "检查 first 和 last，把早的写在 first"
            )
        if (self.last - self.first).days > _LONGEST_HOLIDAY_DAYS:
            raise reject(f"{self.name}从 {self.first} 放到 {self.last}，太长了", "检查 first 和 last 的年份和月份")
        return self


class HolidayYear(Model):
    """`holidays/YYYY.yml`: the State Council's notice for one year."""

    year: int = Field(ge=2020, le=2100)
    notice: Text
    published: IsoDate
    holidays: Annotated[tuple[Holiday, ...], Field(strict=False, min_length=1)]
