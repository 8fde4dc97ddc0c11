using Hengjian.Domain.Filling;
using Hengjian.Domain.Rounds;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hengjian.Data.Records.Configurations;

internal sealed class SheetDemandConfiguration : IEntityTypeConfiguration<SheetDemandRecord>
{
    public void Configure(EntityTypeBuilder<SheetDemandRecord> builder)
    {
        builder.ToTable("sheet_demands");
        builder.HasKey(r => new { r.ColumnId, r.RoundId, r.Item });
        builder.Property(r => r.RoundId).ValueGeneratedNever();
        builder.Property(r => r.ColumnId).ValueGeneratedNever();
        builder.Property(r => r.Item).HasMaxLength(60);
        builder.HasIndex(r => new { r.RoundId, r.Item });
        builder.HasOne<SheetColumnRecord>().WithMany().HasForeignKey(r => r.ColumnId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<RoundRecord>().WithMany().HasForeignKey(r => r.RoundId).OnDelete(DeleteBehavior.Restrict);
    }
}
