using Hengjian.Domain.Filling;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hengjian.Data.Records.Configurations;

internal sealed class FillSheetConfiguration : IEntityTypeConfiguration<FillSheetRecord>
{
    public void Configure(EntityTypeBuilder<FillSheetRecord> builder)
    {
        builder.ToTable("fill_sheets");
        builder.Property(r => r.UnitId).HasMaxLength(60);
        builder.Property(r => r.Kind).HasMaxLength(60);
        builder.Property(r => r.Mode).HasConversion<string>().HasMaxLength(20);
        builder.HasIndex(r => new { r.RegionCode, r.UnitId, r.Kind, r.Period }).IsUnique();
    }
}
