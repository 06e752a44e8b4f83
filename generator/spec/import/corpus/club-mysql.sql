DROP TABLE IF EXISTS `socio`;
CREATE TABLE `socio` (
  `id_socio` int(11) NOT NULL AUTO_INCREMENT,
  `estado` enum('activo','baja') NOT NULL DEFAULT 'activo',
  `nombre` varchar(60) COLLATE utf8mb4_general_ci NOT NULL COMMENT 'Nombre; y apellidos',
  `vip` tinyint(1) DEFAULT 0,
  PRIMARY KEY (`id_socio`),
  UNIQUE KEY `uk_nombre` (`nombre`)
) ENGINE=InnoDB COMMENT='Quien paga la cuota';
CREATE TABLE `cuota` (
  `id_cuota` int NOT NULL AUTO_INCREMENT,
  `id_socio` int NOT NULL,
  `importe` decimal(8,2) NOT NULL,
  `fecha` date NOT NULL,
  PRIMARY KEY (`id_cuota`),
  CONSTRAINT `fk_socio` FOREIGN KEY (`id_socio`) REFERENCES `socio` (`id_socio`) ON DELETE CASCADE
) ENGINE=InnoDB;
