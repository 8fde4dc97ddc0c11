using Hengjian.Domain.Filling;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hengjian.Data.Records.Configurations;

internal sealed class SheetColumnConfiguration : IEntityTypeConfiguration<SheetColumnRecord>
{
    public void Configure(EntityTypeBuilder<SheetColumnRecord> builder)
    {
        builder.ToTable("sheet_columns");
        builder.Property(r => r.UnitId).HasMaxLength(60);
        builder.Property(r => r.Kind).HasMaxLength(60);
        builder.Property(r => r.Element).HasMaxLength(80);
        builder.HasIndex(r => r.SheetId);
        builder.HasIndex(r => new { r.RegionCode, r.Kind, r.Period, r.Element }).IsUnique();
        builder.HasOne<FillSheetRecord>().WithMany().HasForeignKey(r => r.SheetId).OnDelete(DeleteBehavior.Restrict);
    }
}
