CREATE TABLE [dbo].[Categories] ([CategoryId] INT IDENTITY(1,1) NOT NULL PRIMARY KEY, [Title] NVARCHAR(50) NOT NULL);
GO
CREATE TABLE [dbo].[Products] (
  [ProductId] INT IDENTITY(1,1) NOT NULL PRIMARY KEY,
  [Name] NVARCHAR(MAX) NULL,
  [Active] BIT DEFAULT 1,
  [CategoryId] INT NULL,
  CONSTRAINT FK_Category FOREIGN KEY ([CategoryId]) REFERENCES [dbo].[Categories]([CategoryId])
);
GO
