namespace Hengjian.Audit.Tests.Claims;

/// <summary>Shares that no two numbers near give, though the words say of which number they are.</summary>
public sealed class LastFramesTests
{
    [Theory]
    [InlineData("抽查一类苗圃84个，面积不足十亩的19个，占22.6%，以山区片为多。", "22.6%", "30.6%")]
    [InlineData("林区现有巡护队118支，56人以上的大队由上年的14支减少到12支，减少2支，占比降至10.17%。", "10.17%", "14.3%")] // how it changed stands between
    [InlineData("林区辖84个林场，其中63个通过验收，占75%；有21个未通过验收，占25%。", "占25%", "占40%")] // of the whole of the share before
    [InlineData("林场职工2408人，多数住在场部。按学历说，专科以上1878人，占78.0%，不少人还在进修。", "78.0%", "61.3%")] // of the sentence before
    [InlineData("东片开工712处、竣工681处，竣工率95.65%；西片开工643处、竣工592处，竣工率92.07%。", "92.07%", "78.31%")]
    [InlineData("反馈隐患48处，已整改销号41处，正在推进7处，销号率85.4%。", "85.4%", "64.1%")]
    [InlineData("市里反馈的35处隐患已整改31处，整改完成率88.6%。", "88.6%", "74.2%")]
    [InlineData("发放问卷2600份，回收2548份，回收率98.0%，对巡护表示满意的2061人，满意率80.9%。", "80.9%", "72.3%")] // who filled in the sheets
    [InlineData("核定编制4320名，实有在编4137名，空编183名，编制使用率95.8%。", "95.8%", "70.8%")]
    [InlineData("集团管护覆盖林场204个，覆盖率88.3%（全市林场共231个）。", "88.3%", "68.7%")] // the whole is told behind
    [InlineData("配备水泵的林场71个，配备率89.9%，全市共79个林场。", "89.9%", "76.8%")]
    [InlineData("安排防火资金8270万元，支出进度95.4%（实际支出7886万元）。", "95.4%", "62.4%")] // the part is told behind
    [InlineData("专科以上学历者4017人，而全市护林员共5246人，比例为76.6%。", "76.6%", "95.6%")]
    [InlineData("全年林业支出5.86亿元，增长3.9%；财政支出31.35亿元，林业支出占比18.7%，上年占比18.3%。", "18.7%", "16.3%")] // its own name says of which
    [InlineData("招聘护林员14986人，其中山区2416人、平原6538人、湖区4107人、城郊1925人，城郊招聘人数占12.8%。", "12.8%", "19.4%")]
    [InlineData("自办食堂96家，其中一级的31家、二级的58家、三级的7家，一级和二级合计占92.7%。", "92.7%", "54.2%")]
    [InlineData("毕业学员3186人，升入本科院校1824人、专科院校1217人，升学率95.4%。", "95.4%", "78.9%")]
    [InlineData("在册苗木8236株，其中良种苗木7684株，覆盖率93.3%。", "93.3%", "69.3%")]
    [InlineData("符合轮换条件的护林员526人，实际轮换84人，轮换率16.0%，高于10%的规定。", "16.0%", "21.8%")]
    [InlineData("东湖片12个中有4个，通过率33.3%。", "33.3%", "55.6%")]
    [InlineData("上级专项资金9450万元，截至12月底支出8127万元，进度86%，剩余1323万元。", "86%", "71%")]
    [InlineData("林场职工1875人，上年为1912人，减少37人。专科以上学历的1524人，占81.3%，比上年提高。", "81.3%", "79.7%")] // of what there was
    [InlineData("护林员3842人，其中专科以上3019人，占78.6%；中级以上1936人，占50.4%，超过半数。", "50.4%", "64.1%")] // of another part
    [InlineData("毕业学员8164人，在校26915人。升学5061人，占毕业学员总数的62.0%；就业2886人，占毕业学员总数的35.3%。", "35.3%", "52.7%")]
    public void ShareOfWhatTheWordsName_ThatNothingGives_IsWrong(string text, string old, string changed)
    {
        Assert.Empty(Audited.Wrong(text));
        Assert.NotEmpty(Audited.Wrong(text.Replace(old, changed, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("护林员轮换412人，其中骨干护林员98人，占23.8%；场长19人，占3.1%。")] // of all 场长
    [InlineData("东岭市共11个林区，已通过验收4个，占36.4%；我市2个，占22.2%。")] // of our own
    [InlineData("东岭林场需补5240万元，西岭林场需补3175万元，合计8415万元。资金来源：市级3000万元、两地自筹4215万元。东岭林场的钱里，瞭望塔3860万元，占73.7%。")]
    [InlineData("绿化覆盖面积1305公顷，绿化面积1075公顷，其中公园绿地572公顷，绿地覆盖率31.19%。")] // of the town
    [InlineData("全年出生人口1290人，年末户籍人口210084人，出生率6.12%。")]
    [InlineData("林场债务由8650万元压减到5230万元，化解3420万元，占39.5%。")] // of what there was
    [InlineData("林场56个，其中国有51个、集体5个；职工48620人，国有林场职工占94.2%，集体林场职工占5.8%。")]
    [InlineData("发放问卷600份，回收580份，回收率96.7%，群众支持率91.4%。")]
    [InlineData("骨干护林员102人，比例达20%，硕士138人，比例为27%。")]
    [InlineData("台账所列62处隐患，提请验收54处，占87.1%；验收组同意销号51处，验收通过率94.4%。")]
    [InlineData("推进233个林场的239处厕所改造，竣工率100%。")]
    public void SharesOfOtherNumbers_AccuseNobody(string text) => Assert.Empty(Audited.Wrong(text));
}
