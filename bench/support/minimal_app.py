"""What somebody would write by hand for products and categories: FastAPI, SQLAlchemy, Pydantic and nothing else."""

import datetime as dt
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from decimal import Decimal
from typing import Annotated

from fastapi import Depends, FastAPI, HTTPException
from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ForeignKey,
    Index,
    Integer,
    Numeric,
    String,
    Text,
    event,
    func,
    select,
)
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, joinedload, mapped_column, relationship

engine = create_async_engine(os.environ["DATABASE_URL"], **({} if "sqlite" in os.environ["DATABASE_URL"] else {"pool_size": 10}))
sessions = async_sessionmaker(engine, expire_on_commit=False)
Key = BigInteger().with_variant(Integer(), "sqlite")

if engine.dialect.name == "sqlite":

    @event.listens_for(engine.sync_engine, "connect")
    def pragmas(connection, _record):
        for pragma in ("foreign_keys=ON", "journal_mode=WAL", "busy_timeout=10000", "synchronous=NORMAL"):
            connection.execute(f"PRAGMA {pragma}")


def now() -> dt.datetime:
    return dt.datetime.now(dt.UTC).replace(tzinfo=None)


class Base(DeclarativeBase):
    pass


class Category(Base):
    __tablename__ = "plain_categories"
    id: Mapped[int] = mapped_column(Key, primary_key=True)
    name: Mapped[str] = mapped_column(String(255), unique=True)


class Product(Base):
    __tablename__ = "plain_products"
    # The schema is the one that is generated, so that both make the database do the same.
    __table_args__ = (
        CheckConstraint("length(name) BETWEEN 1 AND 140"),
        CheckConstraint("length(sku) >= 1"),
        CheckConstraint("price >= 0"),
        CheckConstraint("stock >= 0"),
        Index("ix_plain_products_category", "category_id", "id"),
        Index("ix_plain_products_created", "created_at", "id"),
        Index("ix_plain_products_name", "name", "id"),
        Index("ix_plain_products_price", "price", "id"),
        Index("ix_plain_products_stock", "stock", "id"),
    )
    id: Mapped[int] = mapped_column(Key, primary_key=True)
    name: Mapped[str] = mapped_column(String(140))
    sku: Mapped[str] = mapped_column(String(255), unique=True)
    description: Mapped[str | None] = mapped_column(Text)
    price: Mapped[Decimal] = mapped_column(Numeric(18, 2))
    stock: Mapped[int] = mapped_column(default=0)
    active: Mapped[bool] = mapped_column(default=True)
    category_id: Mapped[int] = mapped_column(ForeignKey("plain_categories.id", ondelete="RESTRICT"))
    category: Mapped[Category] = relationship(lazy="raise")
    created_at: Mapped[dt.datetime] = mapped_column(default=now)
    updated_at: Mapped[dt.datetime] = mapped_column(default=now, onupdate=now)


class CategoryRead(BaseModel):
    model_config = ConfigDict(from_attributes=True)
    id: int
    name: str


class ProductCreate(BaseModel):
    name: str = Field(min_length=1, max_length=140)
    sku: str = Field(max_length=255)
    description: str | None = None
    price: Decimal = Field(ge=0, max_digits=18, decimal_places=2)
    stock: int = Field(0, ge=0)
    active: bool = True
    category_id: int


class ProductRead(ProductCreate):
    model_config = ConfigDict(from_attributes=True)
    id: int
    category: CategoryRead
    created_at: dt.datetime
    updated_at: dt.datetime


class ProductPage(BaseModel):
    items: list[ProductRead]
    total: int


async def get_session() -> AsyncIterator[AsyncSession]:
    async with sessions() as session:
        yield session


Session = Annotated[AsyncSession, Depends(get_session)]


@asynccontextmanager
async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
    async with engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)
    async with sessions.begin() as session:
        if await session.get(Category, 1) is None:
            session.add(Category(id=1, name="Tools"))
    yield


app = FastAPI(lifespan=lifespan)


@app.get("/api/v1/products", response_model=ProductPage)
async def list_products(session: Session, limit: int = 50, offset: int = 0):
    total = await session.scalar(select(func.count()).select_from(Product))
    statement = select(Product).options(joinedload(Product.category)).order_by(Product.id).limit(limit).offset(offset)
    return {"items": (await session.scalars(statement)).all(), "total": total}


@app.get("/api/v1/products/{product_id}", response_model=ProductRead)
async def get_product(product_id: int, session: Session):
    statement = select(Product).options(joinedload(Product.category)).where(Product.id == product_id)
    product = await session.scalar(statement)
    if product is None:
        raise HTTPException(404)
    return product


@app.post("/api/v1/products", response_model=ProductRead, status_code=201)
async def create_product(data: ProductCreate, session: Session):
    category = await session.get(Category, data.category_id)
    if category is None:
        raise HTTPException(422)
    product = Product(**data.model_dump(), category=category)
    session.add(product)
    await session.commit()
    return product
