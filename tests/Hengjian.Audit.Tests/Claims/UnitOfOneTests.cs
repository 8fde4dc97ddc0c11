using Hengjian.Audit.Findings;

namespace Hengjian.Audit.Tests.Claims;

/// <summary>Units that cannot be: a part of a person beside ten thousands, a share told in points.</summary>
public sealed class UnitOfOneTests
{
    [Theory]
    [InlineData("全县中小学在校生6.84万人，其中小学4.12万人，初中2.72人。", 2.72)]
    [InlineData("年末全市教师总数1.36人，其中中小学专任教师1.08万人。", 1.36)]
    public void PartOfAPerson_WhereOthersCountInTenThousands_IsWrong(string text, double number) => Assert.Contains(Audited.Wrong(text), c => c.Numbers.Any(n => n.Value == number) && c.Diagnoses.Any(d => d.Code == "unit-slip"));

    [Theory]
    [InlineData("全县中小学在校生6.84万人，平均班额45.6人，师生比为1比15.2。")]
    [InlineData("全市在校生12.3万人，每个教学班平均46.5人，户均1.4人在读。")]
    [InlineData("全校生均拥有图书32.5册，在校生1.2万人。")]
    public void Means_AreNoPartsOfPersons(string text) => Assert.Empty(Audited.Wrong(text));

    [Theory]
    [InlineData("高级职称教师812人，占专任教师总数的24.6个百分点。", 24.6)]
    [InlineData("民办园在园幼儿占全县在园幼儿总数的31.5个百分点。", 31.5)]
    public void ShareInPoints_IsWrong(string text, double stated) => Assert.Contains(Audited.Wrong(text), c => c.Stated == stated && c.Diagnoses.Any(d => d.Code == "point-percent"));

    [Theory]
    [InlineData("教育支出占一般公共预算支出的比例比上年提高1.2个百分点。")]
    [InlineData("高级职称教师占比高于全市平均水平3.4个百分点。")]
    [InlineData("普惠园占比较上年增加5.1个百分点，公办园占比扩大2.3个百分点。")]
    public void WhatAShareGained_IsToldInPoints(string text) => Assert.Empty(Audited.Wrong(text));

    [Theory]
    [InlineData("全县共有教职工8263人，其中在职6427人，离退休6427人。")]
    [InlineData("全区学生41286人，其中小学17543人、初中17543人、高中9962人。")]
    public void PartsOfTheSameDigits_ThatExceedTheTotal_AreCopied(string text) => Assert.Contains(Audited.Wrong(text), c => c.Kind == ClaimKind.Sum && c.Diagnoses.Any(d => d.Code == "copied-value"));

    [Fact]
    public void FigureToldAgainAsABase_IsNoCopy() => Assert.Empty(Audited.Wrong("共走访家长1187人，其中愿意作答的913人，认可率以913人为基数计算。"));
}
